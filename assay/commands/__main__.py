"""The command line, where the script is not on the path."""

from assay.commands.main import main

main(prog_name="assay")
