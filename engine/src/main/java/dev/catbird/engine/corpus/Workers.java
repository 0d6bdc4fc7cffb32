package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Does the independent jobs of one stage of a build, several at a time, and tells how far they are together. The first that
 * fails ends the others. Thread: worker, one; what it starts is over when it returns.
 */
final class Workers {
    private final ProgressListener progress;
    private final long perUnit;
    private final int jobCount;
    private final AtomicInteger jobsDone = new AtomicInteger();
    private long done;
    private @Nullable Throwable failure;

    /** A part of a stage, which tells how far it is itself; it looks at its thread's interruption now and then. */
    @FunctionalInterface
    interface Job {
        void run(ProgressListener progress) throws IOException;
    }

    private Workers(ProgressListener progress, long perUnit, int jobCount) {
        this.progress = progress;
        this.perUnit = perUnit;
        this.jobCount = jobCount;
    }

    /**
     * Does all jobs on so many threads at most, begun in their order; {@code perUnit} of what they say is done make one unit
     * of the stage. Throws what the first to fail threw, {@link CancellationException} if the calling thread is interrupted.
     */
    static void run(List<Job> jobs, int maxThreads, ProgressListener progress, long perUnit) throws IOException {
        Workers workers = new Workers(progress, perUnit, jobs.size());
        if (maxThreads == 1 || jobs.size() < 2) {
            for (Job job : jobs) {
                job.run(workers.part());
            }
        } else {
            workers.runOnThreads(jobs, Math.min(maxThreads, jobs.size()));
        }
    }

    private void runOnThreads(List<Job> jobs, int threads) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "catbird-build");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Job job : jobs) {
                pool.execute(() -> attempt(job, pool));
            }
        } catch (RejectedExecutionException e) {
            // One has failed already and stopped the pool.
        }
        pool.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
                fail(Stop.asked());
                pool.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow();
    }

    private void attempt(Job job, ExecutorService pool) {
        try {
            job.run(part());
            jobsDone.incrementAndGet();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
            pool.shutdownNow();
        }
    }

    /** Only the first counts: the others fail because they are interrupted then. */
    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    private synchronized void rethrow() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (jobsDone.get() < jobCount) {
            throw Stop.asked();
        }
    }

    private ProgressListener part() {
        return new ProgressListener() {
            private long partDone;

            @Override
            public void stage(String what, String unit, long total) {
                throw new IllegalStateException("a job is part of a stage: " + what);
            }

            @Override
            public void advance(long newDone) {
                synchronized (Workers.this) {
                    done += newDone - partDone;
                    partDone = newDone;
                    progress.advance(done / perUnit);
                }
            }
        };
    }
}
