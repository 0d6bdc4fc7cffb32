#version 330 core
// A rectangle of pixels (left, top, right, bottom) of a canvas whose first row is the upper one.
uniform vec4 place;
uniform vec2 canvas;

void main() {
    vec2 pixel = vec2((gl_VertexID & 1) == 0 ? place.x : place.z, (gl_VertexID & 2) == 0 ? place.y : place.w);
    gl_Position = vec4(2.0 * pixel / canvas - 1.0, 0.0, 1.0);
}
