#version 330 core
// A texture, tinted.
uniform sampler2D picture;
in vec2 at;
in vec4 paint;
out vec4 colour;

void main() {
    colour = paint * texture(picture, at);
}
