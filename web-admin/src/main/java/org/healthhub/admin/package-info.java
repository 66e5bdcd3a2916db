/**
 * The officers' console. One package per group of pages, each with one resource class per page, its views and nothing
 * that decides: pages call the front doors of {@code org.healthhub.registry} and show what they answer. What all pages
 * share is {@code shell}. Pages are jte templates under {@code src/main/jte}, compiled when the console is built.
 *
 * <p>May use the registry's public front doors, Jakarta REST, Servlet and jte. Never JPA, JMS, Camel or the connectors.
 */
package org.healthhub.admin;
