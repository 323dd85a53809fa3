using CareBridge.Contracts.Consent;

namespace CareBridge.Platform.Exporting;

/// <summary>What whoever gets an export reads first.</summary>
internal static class ExportExplanation
{
    public static string Text { get; } =
        $$"""
        RECORDS OF ONE ORGANIZATION, AS CAREBRIDGE KEPT THEM

        {{RedisclosureNotice.Text}}

        These are records of people who sought help with substance use. Whoever has them keeps them as the law asks of
        whoever holds such records (42 CFR 2.16): locked away, encrypted, seen by nobody who does not need them. They
        are the organization's own. To give them, or any of them, to anybody else takes a consent of whom they are
        about (42 CFR 2.31, 2.33), or another ground that the law names. What of them was disclosed from here is in
        consent/disclosures.ndjson; people may ask for that for three years (42 CFR 2.25), and what was disclosed may
        be asked for for six (45 CFR 164.528).

        WHAT IS HERE

        manifest.json       the organization, at which instant each service was read, each file with its number of
                            rows and its SHA-256, and what was left out and why
        SERVICE/KIND.ndjson what the service has of one kind: a JSON object on each line, UTF-8
        exchange/           the same as FHIR R4 resources, one type to a file, as FHIR's bulk data has it; and
                            clients.ndjson and subscriptions.ndjson, the organization's systems that were connected

        Names are in camelCase, codes in lower case with hyphens, times in UTC (ISO 8601), files and other bytes in
        base64. What was kept encrypted is written in the clear. null is "not known" or "none"; a name that is not
        there was left out, and manifest.json says why. In consent/disclosures.ndjson, purpose and items are written as
        the accounting has them under its hash. Ids are the same in all files: participantId in one is id in
        directory/participants.ndjson, and Patient.id in exchange/Patient.ndjson.

        WHAT IS NOT HERE

        What other organizations wrote or hold, also of the same people: not their records, not the numbers that they
        know people by, not whether they serve them at all. What people keep to themselves. Passwords, keys and the
        secret parts of links. What the program needs only to run.

        WHETHER IT IS WHOLE

        Each file's SHA-256 is in manifest.json. That of manifest.json was told to whoever made the files, and is on
        record where they were made.

        """;
}
