#version 330 core
// Triangles in pixels whose first row is the upper one.
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 tint;
uniform vec2 size;
out vec2 at;
out vec4 paint;

void main() {
    at = texel;
    paint = tint;
    gl_Position = vec4(place.x / size.x * 2.0 - 1.0, 1.0 - place.y / size.y * 2.0, 0.0, 1.0);
}
