package org.healthhub.admin.rulings;

import java.util.List;
import org.healthhub.registry.RulingView;
import org.healthhub.registry.RulingVolume;

/**
 * The room of rulings.
 *
 * @param open    what waits for a second officer, the first to expire first
 * @param recent  all, newest first
 * @param volumes how much each officer has ruled in the last thirty days
 */
public record RulingsView(List<RulingView> open, List<RulingView> recent, List<RulingVolume> volumes) {
}
