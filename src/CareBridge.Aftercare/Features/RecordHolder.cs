using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Aftercare.Features;

/// <summary>
/// Which organization holds a new record: a specialist's own, or the one that the participant, recording it themself,
/// names; and who asks for whom.
/// </summary>
internal static class RecordHolder
{
    private const string Field = "organizationId";

    public static Guid Of(Caller caller, Guid participantId, Guid? organizationId)
    {
        if (caller.Role == Role.Participant)
        {
            RequireOwn(caller, participantId);
            return organizationId
                ?? throw new InvalidRequestException(Field, "Name an organization that serves you.");
        }
        return organizationId is null || organizationId == caller.Organization
            ? caller.Organization
            : throw new InvalidRequestException(Field, "Leave it out or name your own organization.");
    }

    /// <summary>A participant asks for themself only; for whom staff may ask is another question.</summary>
    /// <exception cref="NotFoundException">The caller is another participant.</exception>
    public static void RequireOwn(Caller caller, Guid participantId)
    {
        if (caller.Role == Role.Participant && participantId != caller.Id) throw new NotFoundException("participant");
    }

    /// <exception cref="NotFoundException">A specialist's organization does not serve the participant.</exception>
    public static async Task RequireServiceAsync(
        Caller caller, Guid participantId, Guid holder, IDirectory directory, CancellationToken cancellation)
    {
        var participant = await directory.FindParticipantAsync(new FindParticipant(participantId), cancellation);
        if (participant.OrganizationIds.Contains(holder)) return;
        throw caller.Role == Role.Participant
            ? new InvalidRequestException(Field, "Name an organization that serves you.")
            : new NotFoundException("participant");
    }

    /// <param name="personId">Null: nobody is named.</param>
    /// <exception cref="InvalidRequestException">They do not work at the community.</exception>
    public static async Task RequireColleagueAsync(
        Guid? personId, string field, Guid holder, IDirectory directory, CancellationToken cancellation)
    {
        if (personId is { } id && !await IsColleagueAsync(id, holder, directory, cancellation))
            throw new InvalidRequestException(field, "Nobody who works at the community.");
    }

    public static async Task<bool> IsColleagueAsync(
        Guid personId, Guid holder, IDirectory directory, CancellationToken cancellation) =>
        (await directory.FindPersonAsync(new FindPerson(personId), cancellation)).OrganizationId == holder;
}
