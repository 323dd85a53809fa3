using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Crisis;

/// <summary>A Directory that answers nothing.</summary>
internal sealed class SilentDirectory : IDirectory
{
    public Task<OrganizationStanding> FindOrganizationAsync(
        FindOrganization question, CancellationToken cancellation) => throw Silence();

    public Task<ParticipantStanding> FindParticipantAsync(FindParticipant question, CancellationToken cancellation) =>
        throw Silence();

    public Task<PersonStanding> FindPersonAsync(FindPerson question, CancellationToken cancellation) =>
        throw Silence();

    public Task<ParticipantReach> FindReachAsync(FindReach question, CancellationToken cancellation) =>
        throw Silence();

    public Task<NearbyHelp> FindNearbyHelpAsync(FindNearbyHelp question, CancellationToken cancellation) =>
        throw Silence();

    public Task<HoldStanding> FindHoldAsync(FindHold question, CancellationToken cancellation) =>
        throw Silence();

    private static UnavailableException Silence() => new("directory");
}
