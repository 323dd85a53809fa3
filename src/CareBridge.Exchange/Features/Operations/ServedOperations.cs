using CareBridge.Exchange.Features.Export;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Subscriptions;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>The operations: the capability statement and their definitions are made of this table.</summary>
internal static class ServedOperations
{
    public const string BulkData = "http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data";

    private const string Base = "http://hl7.org/fhir/OperationDefinition/";
    private const string Bulk = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/";
    private const string Backport = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/";

    private static readonly ServedOperation Export = new("export", "export", Bulk + "export")
    {
        Title = "Export",
        Description = "Prepares everything that you may see of those whose consent names your organization, as files; "
            + "Prefer: respond-async. Other parameters are refused, or with Prefer: handling=lenient ignored.",
        Parameters =
        [
            new("_outputFormat", "string", "NDJSON, by any of its names."),
            new("_since", "instant", "What changed after it, and everything of whoever consented after it."),
            new("_type", "string", "Types, separated by commas. Without it all that your scopes allow.")
            {
                Repeats = true,
            },
        ],
    };

    /// <summary>What is told of a subscription, and what happened in it.</summary>
    public static ServedOperation Status { get; } =
        new("subscription-status", "status", Backport + "backport-subscription-status")
        {
            Title = "Subscription status",
            Description = "Where subscriptions of yours stand. Other parameters are refused.",
            Types = [SubscriptionAnswer.Type],
            OnType = true,
            OnInstance = true,
            Parameters =
            [
                new("id", "id", "Of which subscriptions; of all without it. Not of one that the address names.")
                {
                    Repeats = true,
                },
                new("status", "code", "Of those that stand so. Not of one that the address names.") { Repeats = true },
            ],
            Answer = nameof(Bundle),
        };

    public static ServedOperation Events { get; } =
        new("subscription-events", "events", Backport + "backport-subscription-events")
        {
            Title = "Subscription events",
            Description = "What a subscription of yours has told, as far as you may see it now. Other parameters are "
                + "refused.",
            Types = [SubscriptionAnswer.Type],
            OnInstance = true,
            Parameters =
            [
                new("eventsSinceNumber", "string", "The first event's number; 1 without it."),
                new("eventsUntilNumber", "string", "The last event's number; the newest without it."),
                new("content", "code", "empty, id-only or full-resource; as the subscription says without it."),
            ],
            Answer = nameof(Bundle),
        };

    /// <summary>The accesses that it opens are reviewed one by one.</summary>
    public static ServedOperation BreakGlass { get; } = new("break-glass", "break-glass")
    {
        Title = "Break glass",
        Description = "In a medical emergency (42 CFR 2.51), without consent: a patient's crises and safety plan, for "
            + "an hour. It is put down before the answer, and told to the privacy officers on both sides, who review "
            + "it. Other parameters are refused.",
        Types = [ServedTypes.Patient],
        OnInstance = true,
        ByGet = false,
        AffectsState = true,
        Parameters =
        [
            new("nature", "code", "overdose, suicide-risk, withdrawal, injury, medical or psychiatric.")
            {
                IsRequired = true,
            },
            new("reason", "string", "Why it cannot wait for consent.") { IsRequired = true },
            new("practitioner", "string", "The name of whoever treats the patient.") { IsRequired = true },
            new("facility", "string", "Where.") { IsRequired = true },
            new("safeToTellPatient", "boolean", "false keeps it from the patient until a reviewer finds it safe."),
        ],
        Answer = nameof(Bundle),
    };

    public static IReadOnlyList<ServedOperation> All { get; } =
    [
        BreakGlass,
        new("validate", "validate", Base + "Resource-validate")
        {
            Title = "Validate",
            Description = "Says what would be wrong with a resource if you sent it; nothing is kept. The resource may "
                + "be sent alone, with the others in the query. Other parameters are ignored.",
            Types = [.. ServedTypes.All.Select(type => type.Name)],
            OnType = true,
            ByGet = false,
            Parameters =
            [
                new("resource", "Resource", "What is to be validated.") { IsRequired = true },
                new("mode", "code", "create, update or profile."),
                new("profile", "uri", "Is not looked at, and the answer says so."),
            ],
            Answer = nameof(OperationOutcome),
        },
        new("everything", "everything", Base + "Patient-everything")
        {
            Title = "Everything about a patient",
            Description = "What you may see of a patient, page by page. Other parameters are ignored, or with "
                + "Prefer: handling=strict refused.",
            Types = [ServedTypes.Patient],
            OnInstance = true,
            Parameters =
            [
                new("start", "date", "Care from then on."),
                new("end", "date", "Care until then."),
                new("_since", "instant", "What changed after it."),
                new("_type", "code", "Types, separated by commas. Without it all that your scopes allow.")
                {
                    Repeats = true,
                },
                new("_count", "integer", "Resources on a page; 50 without it, at most 200."),
            ],
            Answer = nameof(Bundle),
        },
        new("aftercare-summary", "aftercare-summary")
        {
            Title = "Aftercare summary",
            Description = "How a patient has fared since treatment, as a document made at this moment of what you may "
                + "see of them: plan, goals, engagement, recovery capital, milestones, last contacts. With "
                + "_format=html, or Accept: text/html, it is a page to read and print. Other parameters are refused.",
            Types = [ServedTypes.Patient],
            OnInstance = true,
            Answer = nameof(Bundle),
        },
        new("match", "match", Base + "Patient-match")
        {
            Title = "Match",
            Description = "Finds, among the patients whose consent names your organization, those who fit what you "
                + "say. Other parameters are refused.",
            Types = [ServedTypes.Patient],
            OnType = true,
            ByGet = false,
            Parameters =
            [
                new("resource", "Resource", "A Patient: what you know of whom you look for.") { IsRequired = true },
                new("onlyCertainMatches", "boolean", "Nobody who is not certain; false without it."),
                new("count", "integer", "How many at most; 10 without it, and never more."),
            ],
            Answer = nameof(Bundle),
        },
        Export,
        Export with
        {
            Id = "patient-export",
            Base = Bulk + "patient-export",
            Title = "Export of all patients",
            Types = [ServedTypes.Patient],
            OnType = true,
        },
        Export with
        {
            Id = "group-export",
            Base = Bulk + "group-export",
            Title = "Export of a group",
            Types = [ReadGroup.Type],
            OnInstance = true,
        },
        Status,
        Events,
    ];

    /// <summary>What an address that has to do with operations takes; null for any other.</summary>
    public static string? Methods(string[] path) => path switch
    {
        ["$export", _] => "GET, DELETE",
        ["$export", _, _] or [ReadGroup.Type, _] => "GET",
        _ => All.FirstOrDefault(operation => operation.IsAt(path))?.Methods,
    };

    public static List<CapabilityStatement.OperationComponent> OfSystem() =>
        [.. All.Where(operation => operation.OnSystem).Select(Describe)];

    public static List<CapabilityStatement.OperationComponent> Of(string type) =>
        [.. All.Where(operation => operation.Types.Contains(type)).Select(Describe)];

    /// <summary>Is read and exported, and nothing else.</summary>
    public static CapabilityStatement.ResourceComponent Group() => new()
    {
        Type = ReadGroup.Type,
        Interaction =
        [
            new CapabilityStatement.ResourceInteractionComponent
            {
                Code = CapabilityStatement.TypeRestfulInteraction.Read,
            },
        ],
        Operation = Of(ReadGroup.Type),
        Documentation = "One: those whose consent names your organization, under your organization's id.",
    };

    private static CapabilityStatement.OperationComponent Describe(ServedOperation operation) => new()
    {
        Name = operation.Code,
        Definition = $"{Canonicals.Own}OperationDefinition/{operation.Id}",
    };
}
