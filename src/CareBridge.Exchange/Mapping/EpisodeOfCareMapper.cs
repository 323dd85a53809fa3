using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.EpisodeOfCare;

namespace CareBridge.Exchange.Mapping;

/// <summary>A community's support of somebody. Of one that was an error only that it was is left.</summary>
internal static class EpisodeOfCareMapper
{
    /// <summary>What it is, in the words in which it is referred to.</summary>
    private const string PeerSupport = "peer-support";

    public static Projection Map(SupportChanged message)
    {
        var status = Status(message.Status);
        var episode = message.Status == SupportStatus.EnteredInError ? new EpisodeOfCare() : Support(message);
        episode.Status = status;
        episode.Patient = Values.Patient(message.ParticipantId);
        episode.ManagingOrganization = Values.Organization(message.OrganizationId);
        return new Projection
        {
            Id = message.SupportId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.Engagement,
            Status = EnumCode.Of(status),
            Resource = episode,
        };
    }

    private static EpisodeOfCare Support(SupportChanged message) => new()
    {
        Type = [Values.Concept(CodeSystems.ReferralService, PeerSupport)],
        Period = Values.Days(message.BegunOn, message.EndedOn),
    };

    private static EpisodeOfCareStatus Status(SupportStatus status) => status switch
    {
        SupportStatus.Active => EpisodeOfCareStatus.Active,
        SupportStatus.OnHold => EpisodeOfCareStatus.Onhold,
        SupportStatus.Finished => EpisodeOfCareStatus.Finished,
        SupportStatus.EnteredInError => EpisodeOfCareStatus.EnteredInError,
    };
}
