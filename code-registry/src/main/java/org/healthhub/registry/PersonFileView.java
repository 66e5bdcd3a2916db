package org.healthhub.registry;

import java.util.List;

/**
 * What an officer sees who opens the file of a person.
 *
 * @param why      why the code has its colour, now or at the past moment that was asked about
 * @param mergings the mergings of this person's documents, the newest first; none where a past moment was asked about
 */
public record PersonFileView(PersonView person, ExplanationView why, List<MergeView> mergings) {
    public PersonFileView {
        mergings = List.copyOf(mergings);
    }
}
