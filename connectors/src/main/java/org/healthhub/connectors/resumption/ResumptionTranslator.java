package org.healthhub.connectors.resumption;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.Enterprise;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.AreaStay;
import org.healthhub.registry.intake.Finding.ResumptionApplication;
import org.healthhub.registry.intake.Finding.RosterEntry;
import org.healthhub.registry.intake.Finding.Withdrawn;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * An application is one finding about the enterprise and, for each employee on the roster, that he is on it and where
 * he came from. It is taken as a whole or not at all: an enterprise resumes with the roster that it signed for.
 */
@ApplicationScoped
public class ResumptionTranslator implements Translator {
    /** From the application to the first day of work at the earliest. */
    private static final int DAYS_AHEAD = 3;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 100;

    @Override
    public PartnerSystem system() {
        return PartnerSystem.RESUMPTION;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        Enterprise enterprise = enterprise(record);
        ResumptionApplication application = application(record, observed);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(enterprise, application));
        record.objects("roster").forEach(entry -> addEmployee(facts, entry, enterprise, application));
        return facts;
    }

    @Override
    public List<Fact> withdrawal(RecordFields record, Observed observed) {
        return List.of(new Fact(enterprise(record), new Withdrawn(observed.day())));
    }

    private static Enterprise enterprise(RecordFields record) {
        String name = record.text("enterpriseName", LONGEST_NAME);
        return record.checked("uscc", record.text("uscc", 32), code -> new Enterprise(code, name));
    }

    private static ResumptionApplication application(RecordFields record, Observed observed) {
        if (!record.flag("commitmentSigned")) {
            throw record.refused(ReasonCode.COMMITMENT_MISSING, "commitmentSigned");
        }
        LocalDate planned = record.date("plannedResumeDate");
        if (planned.isBefore(observed.day().plusDays(DAYS_AHEAD))) {
            throw record.refused(ReasonCode.LATE_APPLICATION, "plannedResumeDate");
        }
        return new ResumptionApplication(record.text("applicationNo", LONGEST_NUMBER), record.division("division"),
                record.text("industry", LONGEST_NAME), record.flag("aboveScale"), observed.day(), planned,
                record.count("employees"));
    }

    /** An employee as the roster has him. */
    record Employee(Holder holder, LocalDate arrived, String from) {
    }

    /** @throws UnreadableRecord what is wrong with the entry */
    static Employee employee(RecordFields entry) {
        return new Employee(HolderFields.holder(entry), entry.date("arrivalDate"), entry.division("fromDivision"));
    }

    private static void addEmployee(List<Fact> facts, RecordFields entry, Enterprise enterprise,
            ResumptionApplication application) {
        Employee employee = employee(entry);
        facts.add(new Fact(employee.holder(), new RosterEntry(enterprise.creditCode(), application.applicationNo(),
                employee.arrived(), application.division())));
        if (!employee.from().equals(application.division())) {
            facts.add(new Fact(employee.holder(), new AreaStay(employee.from(), employee.arrived())));
        }
    }
}
