using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Aftercare.Storage;

internal sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> attendance)
    {
        attendance.ToTable("attendances");
        attendance.Ignore(a => a.Content);
        attendance.Ignore(a => a.HeldBy);
        attendance.Property(a => a.SortKey).HasMaxLength(SortKey.Length);
        attendance.HasIndex(a => new { a.ParticipantId, a.SortKey });
        attendance.HasIndex(a => new { a.OrganizationId, a.StartedAt });
    }
}
