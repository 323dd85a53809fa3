using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Benchmarks.Messaging;

public sealed record RemarkMade(Guid RemarkId, long Version, string Text);

/// <summary>About as large as what the services tell each other.</summary>
internal sealed class Remark : Aggregate
{
    public const int Length = 500;

    public Remark(DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        Text = new string('x', Length);
        Changed(at);
    }

    private Remark()
    {
    }

    public string Text { get; private init; } = "";

    public override object ToMessage(ISeal seal) => new RemarkMade(Id, Version, Text);
}

internal sealed class RemarkMapping : IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Remark> remark) =>
        remark.Property(one => one.Text).HasMaxLength(Remark.Length);
}

/// <summary>The stores of both sides: only the speaker's has remarks in it.</summary>
internal sealed class TalkDbContext(DbContextOptions<TalkDbContext> options) : ServiceDbContext(options, "talk")
{
    public DbSet<Remark> Remarks => Set<Remark>();
}

/// <summary>Its own work is to count, so that what is measured is the way.</summary>
internal sealed class HearRemark(Tally tally) : IReaction<RemarkMade>
{
    public Task HandleAsync(RemarkMade message, CancellationToken cancellation)
    {
        tally.Count();
        return Task.CompletedTask;
    }
}

internal sealed class SpeakingModule : ServiceModule
{
    public override string Name => "speaking";

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddStore<TalkDbContext>(Name);

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}

internal sealed class HearingModule : ServiceModule
{
    public override string Name => "hearing";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<TalkDbContext>(Name);
        services.AddReaction<RemarkMade, HearRemark, TalkDbContext>(Name);
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}
