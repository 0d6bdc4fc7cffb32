package dev.catbird.bench.broken.engine;

import dev.catbird.bench.broken.render.Pictures;

/** Breaks: engine knows render, mutable static, printing, AWT. */
public final class Engine {
    static int counter;

    public static java.awt.Color ask(Pictures pictures) {
        counter++;
        System.out.println(pictures);
        return java.awt.Color.RED;
    }
}
