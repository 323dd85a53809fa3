using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// What an escalation's resources have in common. They are addressed to nobody: whoever consent lets know of crises may
/// see them, the clinic as well as the crisis team.
/// </summary>
internal static class Escalation
{
    /// <summary>Of CareBridge's code system <c>crisis-service</c>.</summary>
    public const string Response = "crisis-response";

    /// <summary>With the escalation's own id and version.</summary>
    public static Projection Project<TStatus>(EscalationChanged message, TStatus status, Resource resource)
        where TStatus : struct, Enum => new()
    {
        Id = message.EscalationId,
        Version = message.Version,
        ParticipantId = message.ParticipantId,
        DiscloserId = message.RaisingOrganizationId,
        Category = DisclosureCategory.CrisisEvents,
        Status = EnumCode.Of(status),
        Resource = resource,
    };

    /// <summary>A moment of it that stays as it was, whatever becomes of the escalation.</summary>
    public static Guid MomentId(EscalationChanged message, string kind, DateTimeOffset at) =>
        DerivedId.Of($"{kind} of escalation", message.EscalationId, Values.DateTime(at));

    public static ResourceReference Request(EscalationChanged message) =>
        new($"{nameof(ServiceRequest)}/{message.EscalationId}");

    /// <summary>Null while no crisis team takes it.</summary>
    public static ResourceReference? Team(EscalationChanged message) =>
        message.CrisisTeamId is { } team ? Values.Organization(team) : null;

    /// <summary>No crisis is routine.</summary>
    public static RequestPriority Priority(Severity severity) => severity switch
    {
        Severity.Low => RequestPriority.Urgent,
        Severity.Moderate => RequestPriority.Asap,
        Severity.High => RequestPriority.Stat,
    };
}
