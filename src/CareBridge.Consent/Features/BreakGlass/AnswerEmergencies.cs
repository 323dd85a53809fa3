using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Features.BreakGlass;

/// <summary>Takes emergencies from the systems of clinics and crisis teams.</summary>
internal sealed class AnswerEmergencies(BreakGlassDesk desk, IDirectory directory, ISeal seal) : IEmergencies
{
    public async Task<EmergencyOpened> DeclareAsync(DeclareEmergency question, CancellationToken cancellation)
    {
        var asked = ToRequest(question, seal.Open<EmergencyWords>(question.Grounds));
        asked.CheckOfSystem().ThrowIfAny();
        await RequireMedicalAsync(question.OrganizationId, cancellation);
        var (access, _) = await desk.OpenAsync(asked, cancellation);
        return new EmergencyOpened(access.Id, access.Categories, access.ExpiresAt);
    }

    /// <summary>A person's role says that they are medical personnel; of a system only its organization does.</summary>
    private async Task RequireMedicalAsync(Guid organizationId, CancellationToken cancellation)
    {
        var standing = await directory.FindOrganizationAsync(new FindOrganization(organizationId), cancellation);
        if (standing.Kind is not (OrganizationKind.Clinic or OrganizationKind.CrisisTeam))
            throw new RefusedException("not-medical", "Records open to medical personnel only (42 CFR 2.51(a)).");
    }

    private static BreakGlassRequest ToRequest(DeclareEmergency question, EmergencyWords words) => new()
    {
        Id = question.AccessId,
        ParticipantId = question.ParticipantId,
        OpenedBy = question.DeclaredBy,
        OrganizationId = question.OrganizationId,
        HolderOrganizationIds = [],
        Practitioner = words.Practitioner,
        Facility = words.Facility,
        NatureCode = question.NatureCode,
        Reason = words.Reason,
        Categories = BreakGlassAccess.Least,
        SafeToTellParticipant = question.SafeToTellParticipant,
    };
}
