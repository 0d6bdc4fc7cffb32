package dev.catbird.engine;

/** Hears how far a long job is. Thread: the job's workers, one call at a time; calls are cheap and frequent. */
public interface ProgressListener {

    ProgressListener SILENT = new ProgressListener() {
        @Override
        public void stage(String what, String unit, long total) {}

        @Override
        public void advance(long done) {}
    };

    /** A stage of {@code total} units begins; -1 where the total is not known. */
    void stage(String what, String unit, long total);

    /** So many units of the current stage are done. */
    void advance(long done);
}
