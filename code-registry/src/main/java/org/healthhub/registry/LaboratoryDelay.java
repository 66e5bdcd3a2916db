package org.healthhub.registry;

import java.time.Duration;
import org.healthhub.registry.intake.PartnerCode;

/**
 * How long the results of a laboratory were under way on a day, from the report to the effect.
 *
 * @param results        how many final and corrected results took effect
 * @param withinHour     how many of them within an hour; likewise the others, each including the shorter
 */
public record LaboratoryDelay(PartnerCode partner, String laboratory, long results, Duration mean, Duration longest,
        long withinHour, long withinSixHours, long withinDay) {
}
