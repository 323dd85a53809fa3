using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Retention;

/// <summary>Stands between a purge and whoever knows of holds, and lets something happen at each question.</summary>
internal sealed class Holds(IServiceScopeFactory scopes, Func<int, Task> before) : IServiceScopeFactory
{
    private int _asked;

    public IServiceScope CreateScope() => new Scope(scopes.CreateScope(), this);

    private async Task<HoldStanding> FindAsync(IDirectory directory, FindHold question, CancellationToken cancellation)
    {
        await before(Interlocked.Increment(ref _asked));
        return await directory.FindHoldAsync(question, cancellation);
    }

    private sealed class Scope(IServiceScope inner, Holds holds) : IServiceScope, IServiceProvider
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) => serviceType == typeof(IDirectory)
            ? new Watched(inner.ServiceProvider.GetRequiredService<IDirectory>(), holds)
            : inner.ServiceProvider.GetService(serviceType);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Watched(IDirectory directory, Holds holds) : IDirectory
    {
        public Task<HoldStanding> FindHoldAsync(FindHold question, CancellationToken cancellation) =>
            holds.FindAsync(directory, question, cancellation);

        public Task<OrganizationStanding> FindOrganizationAsync(
            FindOrganization question, CancellationToken cancellation) => throw NotAsked();

        public Task<ParticipantStanding> FindParticipantAsync(
            FindParticipant question, CancellationToken cancellation) => throw NotAsked();

        public Task<PersonStanding> FindPersonAsync(FindPerson question, CancellationToken cancellation) =>
            throw NotAsked();

        public Task<ParticipantReach> FindReachAsync(FindReach question, CancellationToken cancellation) =>
            throw NotAsked();

        public Task<NearbyHelp> FindNearbyHelpAsync(FindNearbyHelp question, CancellationToken cancellation) =>
            throw NotAsked();

        private static UnavailableException NotAsked() => new("directory");
    }
}
