package org.lwjgl;

/** Stands for LWJGL, which is not a dependency yet, so that its rule can be shown to fail. */
public final class Library {
    private Library() {}
}
