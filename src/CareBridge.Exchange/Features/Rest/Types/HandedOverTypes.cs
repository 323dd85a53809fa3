using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>What clinics write into aftercare, and peer communities with them.</summary>
internal static class HandedOverTypes
{
    private const Access Written = Access.Create | Access.Read | Access.Update | Access.Search;

    private static readonly string[] Organization = ["Organization"];

    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("CarePlan", Audience.Consented)
        {
            Access = Written,
            Parameters =
            [
                .. Common,
                .. About<CarePlan>(),
                Token<CarePlan>("identifier", "identifier", "Its author's name for it.", p => p.Identifier),
                Token<CarePlan>("status", "status", "Where it stands.", p => [p.StatusElement]),
                Token<CarePlan>("intent", "intent", "Always plan.", p => [p.IntentElement]),
                Token<CarePlan>("category", "category", "What sort of plan it is.", p => p.Category),
                Token<CarePlan>(
                    "activity-code",
                    "activity.detail.code",
                    "What is to be done.",
                    p => p.Activity.Select(activity => activity.Detail?.Code)),
                Date<CarePlan>("date", "period", "When it applies.", p => [p.Period]),
                Date<CarePlan>(
                    "activity-date",
                    "activity.detail.scheduled",
                    "When a step is to be done.",
                    p => p.Activity.Select(activity => activity.Detail?.Scheduled)),
            ],
        },
        new("DocumentReference", Audience.Consented)
        {
            Access = Written,
            Parameters =
            [
                .. Common,
                .. About<DocumentReference>(),
                Token<DocumentReference>("identifier", "identifier", "Its author's name for it.", d => d.Identifier),
                Token<DocumentReference>("status", "status", "Where it stands.", d => [d.StatusElement]),
                Token<DocumentReference>("type", "type", "What kind of document it is.", d => [d.Type]),
                Token<DocumentReference>("category", "category", "What sort of document it is.", d => d.Category),
                Token<DocumentReference>(
                    "contenttype",
                    "content.attachment.contentType",
                    "The file's media type.",
                    d => d.Content.Select(content => content.Attachment?.ContentTypeElement)),
                Date<DocumentReference>("date", "date", "When it was made.", d => [d.DateElement]),
                Date<DocumentReference>(
                    "period",
                    "context.period",
                    "When what it tells of was, which is not told.",
                    d => [d.Context?.Period]),
                Token<DocumentReference>(
                    "security-label", "securityLabel", "How it is to be guarded.", d => d.SecurityLabel),
                Reference<DocumentReference>("author", "author", "Who wrote it.", Organization, d => d.Author),
                Reference<DocumentReference>(
                    "custodian", "custodian", "Who holds it.", Organization, d => [d.Custodian]),
            ],
        },
        new(ServedTypes.Binary, Audience.Consented)
        {
            Access = Access.Read,
            Parameters = [],
        },
        new("Communication", Audience.Correspondents)
        {
            Access = Access.Create | Access.Read | Access.Search,
            MayBeUnaddressed = true,
            Parameters =
            [
                .. Common,
                .. About<Communication>(),
                Token<Communication>("identifier", "identifier", "Its sender's name for it.", c => c.Identifier),
                Token<Communication>("status", "status", "Always completed.", c => [c.StatusElement]),
                Token<Communication>("category", "category", "What it tells of.", c => c.Category),
                Reference<Communication>(
                    "based-on", "basedOn", "The request it came of.", [ServedTypes.ServiceRequest], c => c.BasedOn),
                Date<Communication>("sent", "sent", "When it was sent.", c => [c.SentElement]),
                Date<Communication>("received", "received", "When it was taken.", c => [c.ReceivedElement]),
                Reference<Communication>("sender", "sender", "Who sent it.", Organization, c => [c.Sender]),
                Reference<Communication>(
                    "recipient", "recipient", "Whom it is for.", ["Organization", "Patient"], c => c.Recipient),
            ],
        },
    ];
}
