package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The thread of the windows and its loss, without any window. */
@Timeout(60)
@DisabledOnOs(OS.MAC)
class StageTest {
    @Test
    void whatIsLostWhileItOpensIsToldOnceAndHoldsNobody() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Stage stage = Stage.open(new Interruption(), (lost, say) -> {
            lost.run();
            awaitUninterruptibly(never);
            return null;
        });
        String told = stage.news();
        assertTrue(told != null && told.startsWith("sound only from here on: the display has gone"), told);
        assertNull(stage.news());
        assertTrue(stage.turn(), "nobody has closed a window");
        assertEquals("", stage.state(true));
        stage.close();
        never.countDown();
    }

    @Test
    void windowsAreOpenedOnAThreadOfTheirOwnAndFaultsComeBack() {
        AtomicReference<String> opener = new AtomicReference<>("");
        IllegalStateException fault = new IllegalStateException("no");
        assertSame(
                fault,
                assertThrows(
                        IllegalStateException.class,
                        () -> Stage.open(new Interruption(), (lost, say) -> {
                            opener.set(Thread.currentThread().getName());
                            throw fault;
                        })));
        assertEquals(Stage.THREAD, opener.get());
    }

    @Test
    void whatWindowsSayIsNewsOnceEach() throws InterruptedException {
        Stage stage = Stage.open(new Interruption(), (lost, say) -> {
            say.accept("one");
            say.accept("two");
            return null;
        });
        assertEquals("one", stage.news());
        assertEquals("two", stage.news());
        assertNull(stage.news());
        assertTrue(stage.turn());
        assertNull(stage.failure());
        stage.close();
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean over = false;
        while (!over) {
            try {
                latch.await();
                over = true;
            } catch (InterruptedException e) {
                // It is lost, whoever interrupts.
            }
        }
    }
}
