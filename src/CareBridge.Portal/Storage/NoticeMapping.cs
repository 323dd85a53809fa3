using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Portal.Storage;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.Property(n => n.SortKey).HasMaxLength(SortKey.Length);
        notice.Property(n => n.Question!).IsSealed();
        notice.HasIndex(n => new { n.PersonId, n.SortKey });
        notice.HasIndex(n => n.DispatchId);
        notice.HasIndex(n => n.CreatedAt);
    }
}

internal sealed class DispatchMapping : IEntityTypeConfiguration<Dispatch>
{
    public void Configure(EntityTypeBuilder<Dispatch> dispatch)
    {
        dispatch.ToTable("dispatches");
        dispatch.Ignore(d => d.IsUrgent);
        dispatch.Property(d => d.Addressee!).IsSealed();
        dispatch.Property(d => d.Link!).IsSealed();
        dispatch.Property(d => d.GivenUp).HasJson();
        dispatch.Property(d => d.Stamp).IsConcurrencyToken();
        dispatch.HasIndex(d => d.DueAt);
        dispatch.HasIndex(d => new { d.PersonId, d.CreatedAt });
        dispatch.HasIndex(d => d.EndedAt);
    }
}

internal sealed class DeliveryAttemptMapping : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> attempt)
    {
        attempt.ToTable("delivery_attempts");
        attempt.HasKey(a => new { a.DispatchId, a.Number });
        attempt.Property(a => a.SortKey).HasMaxLength(SortKey.Length);
        attempt.HasIndex(a => new { a.PersonId, a.SortKey });
        attempt.HasIndex(a => a.BegunAt);
    }
}

internal sealed class ContactRulesMapping : IEntityTypeConfiguration<ContactRules>
{
    public void Configure(EntityTypeBuilder<ContactRules> rules)
    {
        rules.ToTable("contact_rules");
        rules.HasKey(r => r.ParticipantId);
        rules.Property(r => r.Version).IsConcurrencyToken();
        rules.Property(r => r.Contact!).IsSealed();
    }
}

internal sealed class NoticePreferencesMapping : IEntityTypeConfiguration<NoticePreferences>
{
    public const int UrlLength = 500;

    private const int SealedLength = 1000;

    public void Configure(EntityTypeBuilder<NoticePreferences> preferences)
    {
        preferences.ToTable("notice_preferences");
        preferences.HasKey(p => p.PersonId);
        preferences.Property(p => p.Version).IsConcurrencyToken();
        preferences.Property(p => p.Terms).HasJson();
        preferences.Property(p => p.Email).HasJson();
        preferences.Property(p => p.Phone).HasJson();
        preferences.Property(p => p.WebhookUrl).HasMaxLength(UrlLength);
        preferences.Property(p => p.WebhookKey!).IsSealed().HasMaxLength(SealedLength);
    }
}
