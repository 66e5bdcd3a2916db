/**
 * The registry: what is known of a person and the colour that follows. Front doors are public and transactional;
 * entities and SQL are package-private beside them and never leave this package. Views are immutable records.
 *
 * <p>May use Hibernate ORM, JDBC, Flyway, Jackson and JBoss Logging. Never JMS, Camel, JAX-RS, JAX-WS or Faces.
 */
package org.healthhub.registry;
