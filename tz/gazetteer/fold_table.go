package gazetteer

// Letters of the Latin script without their marks, in the order of Unicode: U+00C0 to U+024F and U+1E00 to U+1EFF. An
// empty string is a letter that has no such form.
const (
	latinLow = "a,a,a,a,a,a,ae,c,e,e,e,e,i,i,i,i,d,n,o,o,o,o,o,,o,u,u,u,u,y,th,ss,a,a,a,a,a,a,ae,c,e,e,e,e,i,i,i,i,d,n,o,o,o,o" +
		",o,,o,u,u,u,u,y,th,y,a,a,a,a,a,a,c,c,c,c,c,c,c,c,d,d,d,d,e,e,e,e,e,e,e,e,e,e,g,g,g,g,g,g,g,g,h,h,h,h,i,i,i,i,i" +
		",i,i,i,i,i,ij,ij,j,j,k,k,k,l,l,l,l,l,l,l,l,l,l,n,n,n,n,n,n,n,ng,ng,o,o,o,o,o,o,oe,oe,r,r,r,r,r,r,s,s,s,s,s,s,s" +
		",s,t,t,t,t,t,t,u,u,u,u,u,u,u,u,u,u,u,u,w,w,y,y,y,z,z,z,z,z,z,s,b,b,,,,,,,,,d,,,,e,e,,,,,,,,i,k,k,,,,,,,o,o,,,," +
		",,,,,,,,,,u,u,,,y,y,,,,,,,,,,,,,,,,,,,,,,,,,a,a,i,i,o,o,u,u,u,u,u,u,u,u,u,u,e,a,a,a,a,ae,ae,g,g,g,g,k,k,o,o,o," +
		"o,,,j,,,,g,g,,,n,n,a,a,ae,ae,o,o,a,a,a,a,e,e,e,e,i,i,i,i,o,o,o,o,r,r,r,r,u,u,u,u,s,s,t,t,,,h,h,,,,,,,a,a,e,e,o" +
		",o,o,o,o,o,o,o,y,y,,,,,,,,c,c,,,,,,,b,,,,,,,,,,,,"
	latinHigh = "a,a,b,b,b,b,b,b,c,c,d,d,d,d,d,d,d,d,d,d,e,e,e,e,e,e,e,e,e,e,f,f,g,g,h,h,h,h,h,h,h,h,h,h,i,i,i,i,k,k,k,k,k,k,l," +
		"l,l,l,l,l,l,l,m,m,m,m,m,m,n,n,n,n,n,n,n,n,o,o,o,o,o,o,o,o,p,p,p,p,r,r,r,r,r,r,r,r,s,s,s,s,s,s,s,s,s,s,t,t,t,t," +
		"t,t,t,t,u,u,u,u,u,u,u,u,u,u,v,v,v,v,w,w,w,w,w,w,w,w,w,w,x,x,x,x,y,y,z,z,z,z,z,z,h,t,w,y,,s,,,ss,,a,a,a,a,a,a,a" +
		",a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,e,e,e,e,e,e,e,e,e,e,e,e,e,e,e,e,i,i,i,i,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o,o" +
		",o,o,o,o,o,o,u,u,u,u,u,u,u,u,u,u,u,u,u,u,y,y,y,y,y,y,y,y,,,,,,"
)
