using CareBridge.Contracts.Consent;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>The Consent service itself, where every consent may end between a decision and the disclosure.</summary>
internal sealed class FleetingDisclosures(IDisclosures consent, LivingWorld world) : IDisclosures
{
    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation) =>
        world.ConsentsEndMeanwhile
            ? Task.FromResult(new DisclosureAuthorization([]))
            : consent.AuthorizeAsync(question, cancellation);

    public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation) =>
        consent.DecideAsync(question, cancellation);

    public static void Put(IServiceCollection services, LivingWorld world)
    {
        var consent = services.Last(service => service.ServiceType == typeof(IDisclosures)).ImplementationType!;
        services.AddScoped<IDisclosures>(provider => new FleetingDisclosures(
            (IDisclosures)ActivatorUtilities.CreateInstance(provider, consent), world));
    }
}
