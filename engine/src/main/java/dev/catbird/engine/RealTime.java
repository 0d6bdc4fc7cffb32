package dev.catbird.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that the audio thread runs for every block: it must not allocate, lock, log, wait or touch files.
 * Throwing is allowed, for it means that something is broken anyway. A test in {@code bench} reads the bytecode of
 * every marked method; what the methods called do is the business of the allocation gate there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RealTime {}
