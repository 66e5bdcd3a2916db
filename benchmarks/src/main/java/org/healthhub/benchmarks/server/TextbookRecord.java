package org.healthhub.benchmarks.server;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Map;

/** One message as one row. */
@Entity
@Table(name = "benchmark_textbook")
public class TextbookRecord {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "textbook")
    @SequenceGenerator(name = "textbook", sequenceName = "benchmark_textbook_seq", allocationSize = 50)
    private Long id;
    private String recordId;
    private String observedAt;
    private String idType;
    private String idNumber;
    private String name;
    private String phone;
    private String category;
    private LocalDate since;
    private String document;
    private String colour;

    protected TextbookRecord() {
    }

    TextbookRecord(Map<String, String> fields) {
        recordId = fields.get("recordId");
        observedAt = fields.get("observedAt");
        idType = fields.get("idType");
        idNumber = fields.get("idNumber");
        name = fields.get("name");
        phone = fields.get("phone");
        category = fields.get("category");
        since = LocalDate.parse(fields.get("since"));
        document = fields.get("document");
        colour = "RED";
    }
}
