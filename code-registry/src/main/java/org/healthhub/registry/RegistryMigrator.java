package org.healthhub.registry;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.hibernate.SessionFactory;

/**
 * Brings the schema up to date before anything else starts, with the rule packs that are shipped, and checks the mapping
 * against it. Others that need the schema at start depend on this bean.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class RegistryMigrator {
    @Resource(lookup = "java:jboss/datasources/HubRealmDS")
    private DataSource database;
    @PersistenceUnit(unitName = "registry")
    private EntityManagerFactory entities;

    @PostConstruct
    void migrate() {
        MigrateResult result = migrate(database);
        entities.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
        HubLog.LOG.migrated(String.valueOf(result.targetSchemaVersion), result.migrationsExecuted);
    }

    static MigrateResult migrate(DataSource database) {
        MigrateResult result = Flyway.configure(RegistryMigrator.class.getClassLoader()).dataSource(database)
                .locations("classpath:db/migration").load().migrate();
        ShippedPacks.store(database);
        return result;
    }
}
