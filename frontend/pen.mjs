/** Takes what d3-geo draws and writes it as a short SVG path: whole numbers, relative steps. */
export class Pen {
  path = "";

  moveTo(x, y) {
    [this.x, this.y] = [Math.round(x), Math.round(y)];
    this.path += `M${this.x}${signed(this.y)}`;
    this.drawing = false;
  }

  lineTo(x, y) {
    const [dx, dy] = [Math.round(x) - this.x, Math.round(y) - this.y];
    if (dx === 0 && dy === 0) return;
    this.path += `${this.drawing ? signed(dx) : `l${dx}`}${signed(dy)}`;
    [this.x, this.y] = [this.x + dx, this.y + dy];
    this.drawing = true;
  }

  closePath() {
    this.path += "z";
  }
}

// A minus sign separates two numbers as well as a space does.
function signed(number) {
  return number < 0 ? `${number}` : ` ${number}`;
}
