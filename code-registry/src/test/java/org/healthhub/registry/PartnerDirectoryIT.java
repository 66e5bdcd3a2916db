package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passwords at doors that the container does not guard. */
class PartnerDirectoryIT {
    /** The SHA-256 of "abc" (FIPS 180-4, appendix B). */
    private static final String DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static RegistryFixture registry;

    @BeforeAll
    static void start() {
        registry = new RegistryFixture();
        registry.inTransaction(entities -> {
            entities.persist(new Partner(view("hz-lab"), DIGEST));
            entities.persist(new Partner(view("nb-lab"),
                    OpenBSDBCrypt.generate("2a", "abc".toCharArray(), new byte[16], 4)));
            return List.of();
        });
    }

    @AfterAll
    static void stop() throws IOException {
        registry.close();
    }

    @Test
    void thePartnerWithThisPasswordIsFoundWhateverTheHash() {
        assertThat(byPassword("hz-lab", "abc").map(PartnerView::code)).contains(new PartnerCode("hz-lab"));
        assertThat(byPassword("nb-lab", "abc").map(PartnerView::code)).contains(new PartnerCode("nb-lab"));
    }

    @Test
    void nobodyIsFoundByAnythingElse() {
        assertThat(List.of(byPassword("hz-lab", "abd"), byPassword("nb-lab", "abd"), byPassword("hz-lab", ""),
                byPassword("hz-lab", DIGEST), byPassword("xx-lab", "abc"), byPassword("", ""),
                byPassword("hz-lab", "a".repeat(1_000)))).allMatch(Optional::isEmpty);
    }

    private static Optional<PartnerView> byPassword(String account, String password) {
        return registry.inTransaction(entities -> {
            PartnerDirectory partners = new PartnerDirectory(registry.clock);
            partners.setEntities(entities);
            return partners.byPassword(account, password);
        });
    }

    private static PartnerView view(String code) {
        return new PartnerView(new PartnerCode(code), "a laboratory", PartnerSystem.LABORATORY, Set.of());
    }
}
