#version 330 core
// A part of the way from one picture to another.
uniform sampler2D shown;
uniform sampler2D next;
uniform float share;
out vec4 colour;

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec3 to = texelFetch(next, at, 0).rgb;
    colour = vec4(share >= 1.0 ? to : mix(texelFetch(shown, at, 0).rgb, to, share), 1.0);
}
