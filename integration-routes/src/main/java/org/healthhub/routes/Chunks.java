package org.healthhub.routes;

import java.util.ArrayList;
import java.util.List;

/** Cuts records into parts of the size that suits one database transaction. */
final class Chunks {
    private static final int RECORDS = 1_000;

    private Chunks() {
    }

    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += RECORDS) {
            chunks.add(all.subList(from, Math.min(all.size(), from + RECORDS)));
        }
        return chunks;
    }
}
