using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Storage;

public static class SealedWords
{
    /// <summary>Opens and seals what a service keeps as <see cref="IKeptSealed"/>.</summary>
    public static void AddSealedWords<TContext>(this IServiceCollection services)
        where TContext : ServiceDbContext =>
        services.AddKeyedSingleton<IInterceptor>(typeof(TContext), SealInterceptor.One);
}

/// <summary>
/// One for all processes' contexts, and so without a seal of its own: for each that differs, the framework would keep a
/// set of all its services.
/// </summary>
internal sealed class SealInterceptor : SaveChangesInterceptor, IMaterializationInterceptor
{
    public static readonly SealInterceptor One = new();

    private SealInterceptor()
    {
    }

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (entity is IKeptSealed kept) kept.Open(materializationData.Context.GetService<ISeal>());
        return entity;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = eventData.Context!;
        foreach (var entry in context.ChangeTracker.Entries<IKeptSealed>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
                entry.Entity.Seal(context.GetService<ISeal>());
        }
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
