#version 330 core
// A part of a picture with a weight; draws are summed.
uniform sampler2D picture;
uniform vec2 start;
uniform vec2 slope;
uniform float level;
uniform float weight;
out vec4 colour;

void main() {
    colour = vec4(textureLod(picture, start + slope * gl_FragCoord.xy, level).rgb * weight, 1.0);
}
