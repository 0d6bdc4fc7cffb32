package dev.catbird.render.live;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The pictures of a corpus, and after the last of them one that changes: what is beside. Thread: render. */
public final class BesideStore implements PictureStore {
    private final PictureStore store;
    private final Beside beside;
    private final int changing;
    private Picture picture = new Picture(1, 1);
    private Picture spare = new Picture(1, 1);
    private long shown;

    public BesideStore(PictureStore store, Beside beside) {
        this.store = store;
        this.beside = beside;
        changing = store.count();
    }

    /** Takes the newest picture over; its number in this store, or -1 before there is one. */
    public int take() {
        long now = beside.show(shown, spare);
        if (now != shown) {
            shown = now;
            Picture swap = picture;
            picture = spare;
            spare = swap;
        }
        return shown == 0 ? -1 : changing;
    }

    @Override
    public long edition(int of) {
        return of == changing ? shown : store.edition(of);
    }

    @Override
    public int count() {
        return changing + 1;
    }

    @Override
    public int pictureAt(long soundFrame) {
        return store.pictureAt(soundFrame);
    }

    @Override
    public int width(int of) {
        return of == changing ? picture.width() : store.width(of);
    }

    @Override
    public int height(int of) {
        return of == changing ? picture.height() : store.height(of);
    }

    @Override
    public void read(int of, Picture into) {
        if (of == changing) {
            into.resize(picture.width(), picture.height());
            System.arraycopy(picture.argb(), 0, into.argb(), 0, picture.width() * picture.height());
        } else {
            store.read(of, into);
        }
    }

    @Override
    public @Nullable ByteBuffer packed(int of) {
        return of == changing ? null : store.packed(of);
    }

    @Override
    public int packedAt(int of) {
        return of == changing ? 0 : store.packedAt(of);
    }

    @Override
    public double framesPerS() {
        return store.framesPerS();
    }
}
