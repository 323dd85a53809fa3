using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features;

/// <summary>Holds writers to the people whom their organization serves.</summary>
internal sealed class ServedParticipants(IDirectory directory)
{
    /// <exception cref="NotFoundException">
    /// It does not serve them; the same for somebody who is unknown and for whom others serve.
    /// </exception>
    public async Task RequireAsync(Guid participantId, Guid organizationId, CancellationToken cancellation)
    {
        var participant = await directory.FindParticipantAsync(new FindParticipant(participantId), cancellation);
        if (!participant.OrganizationIds.Contains(organizationId)) throw new NotFoundException("participant");
    }
}
