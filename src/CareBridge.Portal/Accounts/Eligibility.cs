using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Portal.Accounts;

/// <summary>Who may have an account of which role, as the directory knows them.</summary>
internal sealed class Eligibility(IDirectory directory)
{
    /// <returns>The organization that the account will act for, if its role acts for one.</returns>
    /// <exception cref="NotFoundException">The caller may not know of the person.</exception>
    /// <exception cref="InvalidRequestException">The directory does not know the person in this role.</exception>
    public async Task<Guid?> OrganizationAsync(Guid personId, Role role, Caller caller, CancellationToken cancellation)
    {
        switch (role)
        {
            case Role.Administrator:
                return null;
            case Role.Participant:
                await CheckParticipantAsync(personId, caller, cancellation);
                return null;
            default:
                var person = await directory.FindPersonAsync(new FindPerson(personId), cancellation);
                new Check()
                    .That(person.OrganizationId is not null, "personId", "Nobody in the directory works under this id.")
                    .ThrowIfAny();
                new Check()
                    .That(Fits(role, person.Kind), "role", "Not a role of the organization this person works at.")
                    .ThrowIfAny();
                return person.OrganizationId;
        }
    }

    private async Task CheckParticipantAsync(Guid personId, Caller caller, CancellationToken cancellation)
    {
        var participant = await directory.FindParticipantAsync(new FindParticipant(personId), cancellation);
        // Whoever makes the account knows its first password, and with it all that the participant may see: that is not
        // for an organization that was only linked to them.
        if (caller.Role != Role.Administrator && participant.RegisteredBy != caller.Organization)
            throw new NotFoundException("participant");
        new Check()
            .That(participant.Exists, "personId", "The directory knows no participant of this id.")
            .ThrowIfAny();
    }

    private static bool Fits(Role role, OrganizationKind? kind) => role switch
    {
        Role.PeerSpecialist => kind == OrganizationKind.PeerCommunity,
        Role.ClinicStaff => kind == OrganizationKind.Clinic,
        Role.SocialServiceStaff => kind == OrganizationKind.SocialService,
        Role.CrisisResponder => kind == OrganizationKind.CrisisTeam,
        Role.PrivacyOfficer => true,
        Role.Administrator or Role.Participant or Role.Service => false,
    };
}
