package org.healthhub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** A rule of the house with its bait: wrong classes that it must reject, and right ones that it must spare. */
enum HubRule {
    RULES_KNOW_ONLY_JAVA(classes().that().resideInAPackage("..registry.rules..")
            .should().onlyDependOnClassesThat(Wanted.javaAnd("..registry.rules..", "..registry.intake")),
            List.of("registry.rules.RuleThatAsksTheDatabase"), List.of()),

    INTAKE_KNOWS_ONLY_JAVA(classes().that().resideInAPackage("..registry.intake")
            .should().onlyDependOnClassesThat(Wanted.javaAnd("..registry.intake")),
            List.of("registry.intake.RecordThatKnowsJson", "registry.intake.FactThatJudges"), List.of()),

    NO_PARTNER_PACKAGE_USES_A_SIBLING(slices().matching("..healthhub..connectors.(*)..")
            .should().notDependOnEachOther()
            // What the doors of all partners share.
            .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("..connectors.rest..")),
            List.of("connectors.exchange.TranslatorThatAsksASibling"), List.of()),

    CONNECTORS_REACH_ONLY_FRONT_DOORS(noClasses().that().resideInAPackage("..healthhub..connectors..")
            .should().dependOnClassesThat(Wanted.BEHIND_THE_FRONT_DOORS),
            List.of("connectors.DoorThatReadsFacts"), List.of("connectors.DoorThatAsksTheDirectory")),

    CAMEL_STAYS_IN_THE_ROUTES(noClasses().that().resideOutsideOfPackage("..healthhub..routes..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel.."),
            List.of("connectors.TranslatorThatUsesCamel"), List.of()),

    PERSISTENCE_STAYS_IN_THE_REGISTRY(noClasses().that().resideOutsideOfPackage("..healthhub..registry")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "org.hibernate.."),
            List.of("routes.RouteThatStoresRows", "admin.PageThatAsksTheDatabase"), List.of("registry.HiddenEntity")),

    ENTITIES_ARE_HIDDEN(noClasses().that().arePublic()
            .should().beAnnotatedWith("jakarta.persistence.Entity")
            .orShould().beAnnotatedWith("jakarta.persistence.Embeddable")
            .orShould().beAnnotatedWith("jakarta.persistence.MappedSuperclass"),
            List.of("registry.PublicEntity"), List.of("registry.HiddenEntity")),

    TRANSACTIONS_BEGIN_AT_PUBLIC_FRONT_DOORS(classes().that(Wanted.TRANSACTIONAL)
            .should().bePublic().andShould().resideInAPackage("..healthhub..registry"),
            List.of("registry.HiddenDeskWithATransaction", "routes.RouteWithATransaction"),
            List.of("registry.PublicDesk")),

    PAGES_ASK_FRONT_DOORS_ONLY(noClasses().that().resideInAPackage("..healthhub..admin..")
            .should().dependOnClassesThat(Wanted.NOTHING_FOR_A_PAGE),
            List.of("admin.PageThatAsksTheDatabase", "admin.PageThatSendsMessages", "admin.PageThatUsesAConnector"),
            List.of("admin.PageThatAsksADesk")),

    TIME_COMES_FROM_THE_CLOCK(noClasses().should().accessTargetWhere(Wanted.SYSTEM_TIME),
            List.of("registry.DeskThatAsksTheSystemClock", "registry.DeskThatHandsOutTheSystemClock",
                    "registry.DeskThatCountsMilliseconds"),
            List.of("registry.DeskThatAsksTheHubsClock")),

    EXCEPTIONS_SAY_WHAT_THEY_ARE(noClasses().should().accessTargetWhere(Wanted.BARE_EXCEPTION),
            List.of("registry.DeskThatThrowsAnything"), List.of("registry.TroubleOfItsOwn")),

    NO_PACKAGE_CYCLES(slices().matching("org.healthhub.(**)").should().beFreeOfCycles(),
            List.of("cycle.left.Left", "cycle.right.Right"), List.of());

    private final ArchRule rule;
    private final List<String> rejected;
    private final List<String> spared;

    HubRule(ArchRule rule, List<String> rejected, List<String> spared) {
        this.rule = rule.allowEmptyShould(false);
        this.rejected = rejected;
        this.spared = spared;
    }

    ArchRule rule() {
        return rule;
    }

    /** Fixtures that break the rule; their names begin after {@code fixtures}. */
    List<String> rejected() {
        return rejected;
    }

    /** Fixtures that look as if they broke the rule. */
    List<String> spared() {
        return spared;
    }

    /** The words of which the rules are made. */
    private static final class Wanted {
        /** What connectors may know of the registry besides the canonical language. */
        private static final Set<String> FRONT_DOORS = Set.of("PartnerDirectory", "PartnerView", "ChangeFeed",
                "CodeChanged", "IntakeLedger", "CodeDesk", "IssuedCode", "VerifiedCode", "ReasonView", "HubKeys",
                "RegistryTrouble", "QuarantineDesk", "AppealDesk", "AppealRequest", "AppealTicket", "AppealState",
                "DeskOutcome", "CodeExplanation", "ExplanationView", "MeasureView", "SourceView", "FactView", "WayView",
                "CardDesk", "CardHolder", "CardView", "FamilyDesk", "FamilyMember", "AppSecrets", "ExchangeFiles",
                "ExchangeFileView", "ExchangeManifest", "ExchangeSnapshots", "SnapshotForm", "SnapshotView", "ListedCode",
                "GreenCodes", "OfficerAct", "PartnerKeys", "SigningKey",
                "DeclarationDesk", "HealthQuery", "HealthAnswer", "DisclosureLevel", "ConsentDesk", "ConsentRequest",
                "ConsentView", "PaperCodes", "PaperCode", "DocumentCheck", "TokenHolders", "VerificationTally",
                "ResumptionLookup", "ResumptionView", "ResumptionSummary", "ResumptionFeed", "ResumptionEvent",
                "ResumptionState");

        static final DescribedPredicate<JavaClass> BEHIND_THE_FRONT_DOORS = describe("are behind the front doors",
                type -> resideInAPackage("..healthhub..registry..").test(type)
                        && !resideInAPackage("..registry.intake..").test(type)
                        && !(type.getPackageName().endsWith(".registry")
                                && FRONT_DOORS.contains(outermost(type).getSimpleName())));

        static final DescribedPredicate<JavaClass> NOTHING_FOR_A_PAGE = describe("are nothing for a page",
                type -> resideInAnyPackage("jakarta.jms..", "jakarta.persistence..", "org.hibernate..", "java.sql..",
                        "org.apache.camel..", "..healthhub..connectors..", "..healthhub..routes..").test(type)
                        || resideInAPackage("..healthhub..registry..").test(type)
                                && !outermost(type).getModifiers()
                                        .contains(JavaModifier.PUBLIC));

        static final DescribedPredicate<JavaClass> TRANSACTIONAL = describe("are transactional",
                type -> type.isAnnotatedWith("jakarta.transaction.Transactional") || type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith("jakarta.transaction.Transactional")));

        static final DescribedPredicate<JavaAccess<?>> SYSTEM_TIME = describe("is the time without a Clock", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean clockGiven = access.getTarget() instanceof CodeUnitAccessTarget target
                    && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            return owner.startsWith("java.time.") && name.equals("now") && !clockGiven
                    || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                    || owner.equals("java.util.Calendar") && name.equals("getInstance")
                    || owner.equals("java.util.Date") && name.equals("<init>") && access.getTarget()
                            instanceof CodeUnitAccessTarget target && target.getRawParameterTypes().isEmpty();
        });

        static final DescribedPredicate<JavaAccess<?>> BARE_EXCEPTION = describe("makes a bare exception", access ->
                access.getTarget().getName().equals("<init>")
                        && Set.of("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Throwable",
                                "java.lang.Error").contains(access.getTargetOwner().getName())
                        // An exception with a name of its own calls the constructor of its parent.
                        && !(access.getOrigin().isConstructor()
                                && access.getOriginOwner().isAssignableTo(access.getTargetOwner().getName())));

        private Wanted() {
        }

        static DescribedPredicate<JavaClass> javaAnd(String... packages) {
            return resideInAnyPackage("java..", "javax.crypto..").or(resideInAnyPackage(packages))
                    .or(describe("primitive", type -> type.getBaseComponentType().isPrimitive()));
        }

        private static JavaClass outermost(JavaClass type) {
            return type.getEnclosingClass().map(Wanted::outermost).orElse(type);
        }
    }
}
