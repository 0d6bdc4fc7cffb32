#version 330 core
// The finished picture, whose first row is the upper one, on a window, whose first row is the lower one; black around it.
uniform sampler2D picture;
uniform vec2 window;
// From places in the window, 0..1 from above, to places in the picture.
uniform mat3 pin;
out vec4 colour;

void main() {
    vec2 at = gl_FragCoord.xy / window;
    vec3 to = pin * vec3(at.x, 1.0 - at.y, 1.0);
    vec2 place = to.xy / to.z;
    bool inside = to.z > 0.0 && place == clamp(place, 0.0, 1.0);
    colour = vec4(inside ? texture(picture, place).rgb : vec3(0.0), 1.0);
}
