package dev.catbird.app;

/** What a part of play adds to the line that tells how it goes. Thread: main. */
interface Account {
    /** Members of a JSON object, each after a comma; or words for people after two spaces; or nothing. */
    String state(boolean json);
}
