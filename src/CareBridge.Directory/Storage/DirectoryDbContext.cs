using CareBridge.Directory.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal sealed class DirectoryDbContext(DbContextOptions<DirectoryDbContext> options)
    : ServiceDbContext(options, DirectoryModule.Service)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<OrganizationEndpoint> Endpoints => Set<OrganizationEndpoint>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<PeerGroup> Groups => Set<PeerGroup>();

    public DbSet<Participant> Participants => Set<Participant>();
}

internal sealed class DirectoryDesign() : DesignTimeStore<DirectoryDbContext>(DirectoryModule.Service);
