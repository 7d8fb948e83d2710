BEGIN TRANSACTION;
CREATE TABLE assessments (
	id VARCHAR(64) NOT NULL, 
	is_example BOOLEAN NOT NULL, 
	client TEXT NOT NULL, 
	as_of DATE NOT NULL, 
	document TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "assessments" VALUES('JQbaT-ZAPLWJANagGLEw8I-XGPjxC-9a',0,'Acme Telehealth 漢字 🩺','2026-11-21','{
  "format": 1,
  "bank": "2026.1",
  "client": "Acme Telehealth 漢字 🩺",
  "as_of": "2026-11-21",
  "answers": {
    "channels": [
      "web_chat",
      "sms"
    ],
    "org_role": "covered_entity"
  },
  "not_applicable": {},
  "notes": {
    "desk": "It''s Intercom."
  },
  "plan": {}
}
',1,'2026-11-26 14:30:02.365','2026-11-26 14:30:02.365');
INSERT INTO "assessments" VALUES('uoQ5-uIPO1sJ7318vjg9-b6ipOstj9BA',0,'Damaged words','2026-11-21','{
  "format": 1,
  "bank": "2026.1",
  "client": "Damaged words",
  "as_of": "2026-11-21",
  "answers": {},
  "not_applicable": {},
  "notes": {},
  "plan": {}
}
',1,'2026-11-26 14:30:02.446','2026-11-26 14:30:02.446');
INSERT INTO "assessments" VALUES('5c6nBCCYwJyEpPrfQ5BieVloq2Z_bssr',0,'Damaged sheet','2026-11-21','{
  "format": 1,
  "bank": "2026.1",
  "',1,'2026-11-26 14:30:02.466','2026-11-26 14:30:02.466');
INSERT INTO "assessments" VALUES('PihlxTSNRjMdcpVHCMTTHHY4FgpMQEG8',0,'Nothing added','2026-11-21','{
  "format": 1,
  "bank": "2026.1",
  "client": "Nothing added",
  "as_of": "2026-11-21",
  "answers": {},
  "not_applicable": {},
  "notes": {},
  "plan": {}
}
',1,'2026-11-26 14:30:02.478','2026-11-26 14:30:02.478');
CREATE TABLE brands (
	id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	updated_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "brands" VALUES(1,'{"name":"Rivera","accent":"","logo":""}','2026-11-26 14:30:02.411');
CREATE TABLE deskcheck_store (
	version INTEGER NOT NULL
);
INSERT INTO "deskcheck_store" VALUES(2);
CREATE TABLE finals (
	assessment_id VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	assessment TEXT NOT NULL, 
	handover TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	made_at DATETIME NOT NULL, 
	PRIMARY KEY (assessment_id, number), 
	FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "finals" VALUES('JQbaT-ZAPLWJANagGLEw8I-XGPjxC-9a',1,'{
  "format": 1,
  "bank": "2026.1",
  "client": "Acme Telehealth 漢字 🩺",
  "as_of": "2026-11-21",
  "answers": {
    "channels": [
      "web_chat",
      "sms"
    ],
    "org_role": "covered_entity"
  },
  "not_applicable": {},
  "notes": {
    "desk": "It''s Intercom."
  },
  "plan": {}
}
','{
  "format": 1,
  "prepared_by": "Rivera Advisory",
  "letter": "Dear board,\n\nit''s “page two” 🩺.",
  "left_out": [
    "method"
  ],
  "comments": {
    "sms_cover": "Seen on site.",
    "desk": "Before it in the alphabet."
  },
  "overrides": [
    {
      "what": "due",
      "on": "sign_baa",
      "value": "2026-12-12",
      "reason": "The board''s day."
    },
    {
      "what": "risk",
      "on": "desk",
      "value": "low",
      "reason": "A barrier."
    }
  ],
  "brand": {
    "name": "Rivera",
    "accent": "",
    "logo": ""
  },
  "final": {
    "number": 1,
    "on": "2026-11-21"
  }
}
','c4872c8d61074453ba36f233106df699d9c5e0b0d7f601ce7f5f6915218558a1','2026-11-26 14:30:02.431');
CREATE TABLE handovers (
	assessment_id VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	updated_at DATETIME NOT NULL, 
	PRIMARY KEY (assessment_id), 
	FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "handovers" VALUES('JQbaT-ZAPLWJANagGLEw8I-XGPjxC-9a','{
  "format": 1,
  "prepared_by": "Rivera Advisory",
  "letter": "Dear board,\n\nit''s “page two” 🩺.",
  "left_out": [
    "method"
  ],
  "comments": {
    "sms_cover": "Seen on site.",
    "desk": "Before it in the alphabet."
  },
  "overrides": [
    {
      "what": "due",
      "on": "sign_baa",
      "value": "2026-12-12",
      "reason": "The board''s day."
    },
    {
      "what": "risk",
      "on": "desk",
      "value": "low",
      "reason": "A barrier."
    }
  ],
  "brand": {
    "name": "",
    "accent": "",
    "logo": ""
  },
  "final": null
}
','2026-11-26 14:30:02.416');
INSERT INTO "handovers" VALUES('uoQ5-uIPO1sJ7318vjg9-b6ipOstj9BA','{"letter": "Dear bo','2026-11-26 14:30:02.459');
INSERT INTO "handovers" VALUES('5c6nBCCYwJyEpPrfQ5BieVloq2Z_bssr','{
  "format": 1,
  "prepared_by": "",
  "letter": "Still readable",
  "left_out": [],
  "comments": {},
  "overrides": [],
  "brand": {
    "name": "",
    "accent": "",
    "logo": ""
  },
  "final": null
}
','2026-11-26 14:30:02.473');
CREATE INDEX assessments_recent ON assessments (is_example, updated_at);
COMMIT;
