package jdk.incubator.vector;

/** Stands for the Vector API, which this module is not compiled against, so that its rule can be shown to fail. */
public final class Lanes {
    private Lanes() {}
}
