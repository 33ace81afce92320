// The marks of kinds as a program for the graphics processor: one point for each node, its shape a distance in the shader.

const SHAPE_NUMBERS = ["dot", "square", "diamond", "hexagon", "triangle", "triangleDown", "star", "ellipse"];

const MARK_VERTICES = `
attribute vec4 a_id, a_color, a_border;
attribute vec2 a_position;
attribute float a_size, a_shape;
uniform float u_sizeRatio, u_pixelRatio, u_least;
uniform mat3 u_matrix;
varying vec4 v_color, v_border;
varying float v_pixels, v_shape;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_pixels = max(a_size / u_sizeRatio * u_pixelRatio * 2.0, u_least);
  gl_PointSize = v_pixels;
  v_shape = a_shape;
  v_border = a_border;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

// Distances to the outlines, below 0 inside; the star is Inigo Quilez's (https://iquilezles.org/articles/distfunctions2d/).
const MARK_PIXELS = `
precision highp float;
varying vec4 v_color, v_border;
varying float v_pixels, v_shape;
uniform float u_pixelRatio;
float triangle(vec2 p) { return max(p.y, 0.866 * abs(p.x) - 0.5 * p.y) - 0.5; }
float star(vec2 p) {
  const vec2 one = vec2(0.809016994, -0.587785252), two = vec2(-0.809016994, -0.587785252);
  p.x = abs(p.x);
  p -= 2.0 * max(dot(one, p), 0.0) * one;
  p -= 2.0 * max(dot(two, p), 0.0) * two;
  p = vec2(abs(p.x), p.y - 0.95);
  vec2 edge = 0.5 * vec2(0.587785252, 0.809016994) - vec2(0, 1);
  return length(p - edge * clamp(dot(p, edge) / dot(edge, edge), 0.0, 0.95)) * sign(p.y * edge.x - p.x * edge.y);
}
float outline(vec2 p) {
  vec2 q = abs(p);
  if (v_shape < 0.5) return length(p) - 0.86;
  if (v_shape < 1.5) return max(q.x, q.y) - 0.8;
  if (v_shape < 2.5) return (q.x + q.y - 1.0) * 0.707;
  if (v_shape < 3.5) return max(q.y, q.x * 0.866 + q.y * 0.5) - 0.83;
  if (v_shape < 4.5) return triangle(p - vec2(0, 0.25));
  if (v_shape < 5.5) return triangle(vec2(p.x, -p.y - 0.25));
  if (v_shape < 6.5) return star(vec2(p.x, -p.y));
  return length(p * vec2(1, 1.5)) - 0.86;
}
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float far = outline(gl_PointCoord * 2.0 - 1.0), soft = 1.5 / v_pixels, line = min(0.35, 5.0 * u_pixelRatio / v_pixels);
  vec4 paint = mix(v_color, v_border, smoothstep(-line - soft, -line + soft, far));
  gl_FragColor = paint * (1.0 - smoothstep(-soft, soft, far));
  #endif
}`;

const markProgram = () => class extends Sigma.rendering.NodeProgram {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
    const bytes = (name) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
    return {
      VERTICES: 1, VERTEX_SHADER_SOURCE: MARK_VERTICES, FRAGMENT_SHADER_SOURCE: MARK_PIXELS, METHOD: POINTS,
      UNIFORMS: ["u_sizeRatio", "u_pixelRatio", "u_least", "u_matrix"],
      ATTRIBUTES: [{ name: "a_position", size: 2, type: FLOAT }, { name: "a_size", size: 1, type: FLOAT }, { name: "a_shape", size: 1, type: FLOAT },
        bytes("a_color"), bytes("a_border"), bytes("a_id")],
    };
  }

  processVisibleItem(index, start, mark) {
    const { floatColor } = Sigma.utils;
    this.array.set([mark.x, mark.y, mark.size, mark.shape, floatColor(mark.color), floatColor(mark.border), index], start);
  }

  setUniforms({ sizeRatio, pixelRatio, matrix }, { gl, uniformLocations, isPicking }) {
    gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio, pixelRatio);
    gl.uniform1f(uniformLocations.u_least, isPicking ? LEAST_TARGET * pixelRatio : 2 * pixelRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
  }
};
const LEAST_TARGET = 10; // pixels across that a mark takes clicks in
