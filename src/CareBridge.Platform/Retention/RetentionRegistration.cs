using CareBridge.Platform.Domain;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBridge.Platform.Retention;

public static class RetentionRegistration
{
    /// <summary>What a service has of participants is deleted by this plan when it is time.</summary>
    public static void AddRetention<TContext>(
        this IServiceCollection services, string service, RetentionPlan<TContext> plan)
        where TContext : ServiceDbContext
    {
        services.TryAddSingleton<PurgeRun>();
        services.AddSingleton<RetentionDesk>(provider => new RetentionDesk<TContext>(
            service,
            plan,
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(plan);
    }

    internal static void MapRetention(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetServices<RetentionDesk>().Any()) return;
        routes.MapQuestion<IEnumerable<RetentionDesk>, FindActivity, ActivityFound>(
            (desks, question, cancellation) =>
                desks.Of(question.Service).FindAsync(question.ParticipantIds, cancellation));
        routes.MapQuestion<IEnumerable<RetentionDesk>, FindOrganizations, OrganizationsFound>(
            (desks, question, cancellation) =>
                desks.Of(question.Service).FindOrganizationsAsync(question.ParticipantId, cancellation));
    }

    /// <exception cref="UnavailableException">The service does not run here.</exception>
    private static RetentionDesk Of(this IEnumerable<RetentionDesk> desks, string service) =>
        desks.SingleOrDefault(desk => desk.Rule.Service == service) ?? throw new UnavailableException(service);
}
