using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Web;

namespace CareBridge.Exchange.Features.Conformance;

/// <summary>Our extensions.</summary>
internal static class ExtensionDefinitions
{
    private const string Base = "http://hl7.org/fhir/StructureDefinition/Extension";

    private const string SafeContact = "How the person can be reached without harm to them.";

    public static IReadOnlyList<Definition> All { get; } =
    [
        Simple(
            Canonicals.ExpiryEvent,
            "Consent expiry event",
            $"What ends the consent besides its date: {Codes<ExpiryEvent>()}.",
            "Consent.provision"),
        Simple(
            Canonicals.SignatureMethod,
            "Signature method",
            $"How it was signed: {Codes<SignatureMethod>()}.",
            "Signature"),
        Simple(
            Canonicals.SigningKey,
            "Subscription signing key",
            "What notifications are signed with: whsec_ and the key in base64.",
            "Subscription.channel",
            "string"),
        Simple(
            Canonicals.AcceptsNewMembers,
            "Accepts new members",
            "Whether there is room for somebody new.",
            "HealthcareService",
            "boolean"),
        Simple(
            Canonicals.TimeZone,
            "Available time zone",
            "The time zone of the available times, as the IANA database names it.",
            "HealthcareService"),
        Simple(
            Canonicals.Places,
            "Places",
            "How many people it has room for.",
            "HealthcareService",
            "positiveInt"),
        Simple(
            Canonicals.WelcomesTrialVisits,
            "Welcomes trial visits",
            "Whether somebody may come to see what it is like.",
            "HealthcareService",
            "boolean"),
        Simple(
            Canonicals.Facilitator,
            "Facilitator",
            "The PractitionerRole of somebody who leads it.",
            "HealthcareService",
            "Reference"),
        Simple(
            Canonicals.KeptBy,
            "Kept by",
            "The organization that keeps the entry.",
            "HealthcareService",
            "Reference"),
        Simple(
            Canonicals.VerifiedOn,
            "Verified on",
            "The day on which somebody last made sure that it is so.",
            "HealthcareService",
            "date"),
        Extension(
            Canonicals.RecurringMeeting,
            "Recurring meeting",
            "A meeting that is not every week.",
            "HealthcareService",
            [
                Root("A meeting that is not every week."),
                Slice(Canonicals.RecurrenceRule),
                .. Part(Canonicals.RecurrenceRule, "When it is, as in RFC 5545, section 3.3.10.", "string"),
                Slice(Canonicals.RecurrenceFirst),
                .. Part(Canonicals.RecurrenceFirst, "A day on which it met or will.", "date"),
                Slice(Canonicals.RecurrenceStart),
                .. Part(Canonicals.RecurrenceStart, "When it starts.", "time"),
                Slice(Canonicals.RecurrenceEnd),
                .. Part(Canonicals.RecurrenceEnd, "When it ends.", "time"),
                Fixed("Extension.url", Canonicals.RecurringMeeting),
                None("Extension.value[x]"),
            ]),
        Extension(
            Canonicals.SafeContact,
            "Safe contact",
            SafeContact,
            "Patient",
            [
                Root(SafeContact),
                Slice(Canonicals.SafeContactMessage),
                .. Part(
                    Canonicals.SafeContactMessage,
                    "Whether a message may be left, on an answering machine or with whoever answers.",
                    "boolean"),
                Slice(Canonicals.SafeContactChannel, "*"),
                .. Part(
                    Canonicals.SafeContactChannel,
                    $"The first is liked best, and no other is to be used: {Codes<ContactChannel>()}.",
                    "code"),
                Slice(Canonicals.SafeContactHours, "*"),
                .. Part(
                    Canonicals.SafeContactHours,
                    "When they may be called upon: on which day of the week, from when, for how long.",
                    "Timing"),
                Slice(Canonicals.SafeContactTimeZone),
                .. Part(Canonicals.SafeContactTimeZone, "Of the hours, as the IANA database names it.", "code"),
                Fixed("Extension.url", Canonicals.SafeContact),
                None("Extension.value[x]"),
            ]),
        Extension(
            Canonicals.OrganizationVerification,
            "Organization verification",
            "Whether somebody has made sure that the organization is what it says.",
            "Organization",
            [
                Root("Whether somebody has made sure that the organization is what it says."),
                Slice(Canonicals.VerificationStatus),
                .. Part(Canonicals.VerificationStatus, $"{Codes<OrganizationVerification>()}.", "code"),
                Slice(Canonicals.VerificationUntil),
                .. Part(Canonicals.VerificationUntil, "The last day of its verification.", "date"),
                Fixed("Extension.url", Canonicals.OrganizationVerification),
                None("Extension.value[x]"),
            ]),
        Extension(
            Canonicals.Revocation,
            "Consent revocation",
            "How and when a revocation was given.",
            "Consent",
            [
                Root("How and when a revocation was given."),
                Slice(Canonicals.RevocationManner),
                .. Part(Canonicals.RevocationManner, "written or spoken.", "code"),
                Slice(Canonicals.RevocationReceived),
                .. Part(Canonicals.RevocationReceived, "When the organization received it.", "dateTime"),
                Fixed("Extension.url", Canonicals.Revocation),
                None("Extension.value[x]"),
            ]),
    ];

    private static Definition Simple(
        string url, string title, string description, string context, string type = "code") => Extension(
        url,
        title,
        description,
        context,
        [Root(description), None("Extension.extension"), Fixed("Extension.url", url), Value("Extension", type)]);

    private static Definition Extension(
        string url, string title, string description, string context, IEnumerable<JsonObject> elements) =>
        Definition.Of("StructureDefinition", url[(url.LastIndexOf('/') + 1)..], title, description, new JsonObject
        {
            ["fhirVersion"] = "4.0.1",
            ["kind"] = "complex-type",
            ["abstract"] = false,
            ["context"] = new JsonArray(new JsonObject { ["type"] = "element", ["expression"] = context }),
            ["type"] = "Extension",
            ["baseDefinition"] = Base,
            ["derivation"] = "constraint",
            ["differential"] = new JsonObject { ["element"] = new JsonArray([.. elements]) },
        });

    private static JsonObject Root(string definition) => new()
    {
        ["id"] = "Extension",
        ["path"] = "Extension",
        ["short"] = definition,
        ["definition"] = definition,
        ["min"] = 0,
        ["max"] = "1",
    };

    private static JsonObject Slice(string name, string max = "1") => new()
    {
        ["id"] = $"Extension.extension:{name}",
        ["path"] = "Extension.extension",
        ["sliceName"] = name,
        ["min"] = 0,
        ["max"] = max,
    };

    private static IEnumerable<JsonObject> Part(string name, string definition, string type)
    {
        var id = $"Extension.extension:{name}";
        yield return new JsonObject
        {
            ["id"] = $"{id}.url",
            ["path"] = "Extension.extension.url",
            ["definition"] = definition,
            ["fixedUri"] = name,
        };
        yield return new JsonObject
        {
            ["id"] = $"{id}.value[x]",
            ["path"] = "Extension.extension.value[x]",
            ["min"] = 1,
            ["type"] = new JsonArray(new JsonObject { ["code"] = type }),
        };
    }

    private static JsonObject Value(string path, string type) => new()
    {
        ["id"] = $"{path}.value[x]",
        ["path"] = $"{path}.value[x]",
        ["min"] = 1,
        ["type"] = new JsonArray(new JsonObject { ["code"] = type }),
    };

    private static JsonObject Fixed(string path, string url) =>
        new() { ["id"] = path, ["path"] = path, ["fixedUri"] = url };

    private static JsonObject None(string path) => new() { ["id"] = path, ["path"] = path, ["max"] = "0" };

    private static string Codes<TCode>()
        where TCode : struct, Enum => string.Join(", ", Enum.GetValues<TCode>().Select(EnumCode.Of));
}
